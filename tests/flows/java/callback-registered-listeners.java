// callback: listeners are registered with two buttons and called later

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class Button {
    private final List<Consumer<String>> listeners = new ArrayList<>();

    void onPress(Consumer<String> listener) {
        listeners.add(listener);
    }

    void press(String text) {
        for (Consumer<String> listener : listeners) {
            listener.accept(text);
        }
    }
}

class Dialog {
    static void send(String text) {
        // flow
        Taint.sink(text);
    }

    public static void main(String[] args) {
        Button send = new Button();
        Button help = new Button();
        send.onPress(Dialog::send);
        help.onPress(text -> {
            // no flow
            Taint.sink(text);
        });
        send.press(Taint.source());
        help.press("help");
    }
}
