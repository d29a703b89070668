// field: private fields of a class, two methods read one each

class Upload {
  #name;
  #type;

  constructor(name, type = "text/plain") {
    this.#name = name;
    this.#type = type;
  }

  disposition() {
    return 'attachment; filename="' + this.#name + '"';
  }

  contentType() {
    return `${this.#type}; charset=utf-8`;
  }
}

const upload = new Upload(source());
// flow
sink(upload.disposition());
// no flow
sink(upload.contentType());
