// exception: the cause of an exception has the text, the exception around it has not

class ConfigException extends Exception {
    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}

class Config {
    static String parse(String line) {
        throw new IllegalArgumentException("bad line: " + line);
    }

    static String load(String line) throws ConfigException {
        try {
            return parse(line);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("cannot load", e);
        }
    }

    public static void main(String[] args) {
        try {
            load(Taint.source());
        } catch (ConfigException e) {
            // flow
            Taint.sink(e.getCause().getMessage());
            // no flow
            Taint.sink(e.getMessage());
        }
    }
}
