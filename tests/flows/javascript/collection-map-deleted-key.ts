// collection: a deleted entry is gone, an overwritten one replaced

function endSession(): void {
  const session = new Map<string, string>();
  session.set("user", source());
  session.set("token", source());
  session.set("user", "nobody");
  // flow
  sink(session.get("token"));
  session.delete("token");
  // no flow
  sink([...session.values()]);
}

endSession();
