// field: optional chains read members of a response that may be missing
interface Response {
  data?: { user?: { name: string; id: string } };
}

function show(response: Response): void {
  // flow
  sink(response.data?.user?.name ?? "nobody");
  // no flow
  sink(response.data?.user?.id ?? "0");
}

show({ data: { user: { name: source(), id: "u1" } } });
show({});
