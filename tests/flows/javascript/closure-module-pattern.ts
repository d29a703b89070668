// closure: functions of a store share one variable, another variable is shared by others

function createStore(initial: string) {
  let value = initial;
  let label = "untitled";
  return {
    update(next: string): void {
      value = next;
    },
    rename(next: string): void {
      label = next;
    },
    read: (): string => value,
    title: (): string => label,
  };
}

const store = createStore("");
store.update(source());
store.rename("orders");
// flow
sink(store.read());
// no flow
sink(store.title());
