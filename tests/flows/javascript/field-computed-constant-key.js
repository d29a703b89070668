// field: a computed key that is a constant is the property of that name

const COMMENT = "comment";
const STATE = "state";

function buildTicket() {
  const ticket = { state: "open" };
  ticket[COMMENT] = source();
  // flow
  sink(ticket.comment);
  // no flow
  sink(ticket[STATE]);
}

buildTicket();
