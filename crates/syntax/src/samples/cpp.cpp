#include <shell.h>

const int limit = 10;

void passes(char *value) {
    sink(value);
}

void direct(int request) {
    char *name = "fixed";
    char *label = source();
    if (request) {
        sink(label);
    }
    execute(name, limit);
    passes(source());
}
