// field: accessors read and write the properties behind them

class Profile {
  #nick = "";
  #about = "";

  get nick() {
    return this.#nick;
  }

  set nick(value) {
    this.#nick = value.trim();
  }

  get about() {
    return this.#about;
  }

  set about(value) {
    this.#about = sanitize(value);
  }
}

function updateProfile() {
  const profile = new Profile();
  profile.nick = source();
  profile.about = source();
  // flow
  sink(profile.nick);
  // no flow
  sink(profile.about);
}

updateProfile();
