# cross-file: a variable of another module is written here and read there
from taint import source

import state
import view


def main():
    state.message = source()
    state.level = "info"
    view.show()


main()
