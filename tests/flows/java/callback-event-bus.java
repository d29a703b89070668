// callback: a bus keeps consumers by topic and calls those of the topic published
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class EventBus {
    private final Map<String, List<Consumer<String>>> consumers = new HashMap<>();

    void subscribe(String topic, Consumer<String> consumer) {
        consumers.computeIfAbsent(topic, t -> new ArrayList<>()).add(consumer);
    }

    void publish(String topic, String text) {
        for (Consumer<String> consumer : consumers.getOrDefault(topic, List.of())) {
            consumer.accept(text);
        }
    }

    static void onChat(String text) {
        // flow
        Taint.sink(text);
    }

    static void onStatus(String text) {
        // no flow
        Taint.sink(text);
    }

    public static void main(String[] args) {
        EventBus bus = new EventBus();
        bus.subscribe("chat", EventBus::onChat);
        bus.subscribe("status", EventBus::onStatus);
        bus.publish("chat", Taint.source());
        bus.publish("status", "connected");
    }
}
