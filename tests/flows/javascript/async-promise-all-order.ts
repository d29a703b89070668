// async: Promise.all gives results in the order of its promises

async function userName(): Promise<string> {
  return source();
}

async function siteName(): Promise<string> {
  return "example";
}

async function main(): Promise<void> {
  const [user, site] = await Promise.all([userName(), siteName()]);
  // flow
  sink(user);
  // no flow
  sink(site);
}

main();
