// field: an object inherits from another one by Object.create

const base = { greeting: "Hello", name: source() };
const child = Object.create(base);
child.name = "ann";
const other = Object.create(base, { greeting: { value: "Bye", enumerable: true } });
// flow
sink(`${other.greeting} ${other.name}`);
// no flow
sink(`${child.greeting} ${child.name}`);
