use tools::shell::run as execute;

const LIMIT: u32 = 10;

fn passes(value: String) {
    sink(value);
}

fn direct(request: bool) {
    let name = "fixed";
    let label: String = source();
    if request {
        sink(label);
    }
    execute(name, LIMIT);
    passes(source());
}
