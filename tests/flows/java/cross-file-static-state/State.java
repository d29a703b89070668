public class State {
    public static String user = "";
    public static String level = "info";
}
