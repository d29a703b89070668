// return: a function returns an object, one property of which is untrusted

type Upload = { name: string; kind: string };

const readUpload = (): Upload => ({ name: source(), kind: "image/png" });

function storeUpload(): void {
  const upload = readUpload();
  // flow
  sink(upload.name);
  // no flow
  sink(upload.kind);
}

storeUpload();
