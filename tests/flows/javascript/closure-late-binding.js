// closure: a closure sees the variable as it is when it is called

function scheduleMessages() {
  let subject = "pending";
  const readSubject = () => subject;
  subject = source();
  let detail = source();
  const readDetail = () => detail;
  detail = "none";
  // flow
  sink(readSubject());
  // no flow
  sink(readDetail());
}

scheduleMessages();
