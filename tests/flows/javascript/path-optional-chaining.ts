// path: an optional part of the request is there or it is not

interface Profile {
  nick?: string;
}

interface User {
  id: string;
  profile?: Profile;
}

function show(user: User): void {
  const nick = user.profile?.nick;
  if (nick === undefined) {
    // no flow
    sink(`user ${user.id} ${nick ?? "anonymous"}`);
    return;
  }
  // flow
  sink(`user ${user.id} ${nick}`);
}

show({ id: "1", profile: { nick: source() } });
show({ id: "2" });
