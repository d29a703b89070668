// collection: a set keeps what was added, an immutable list what it was made of

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

class Tags {
    private final Set<String> tags = new LinkedHashSet<>();
    private List<String> published = List.of();

    void tag(String tag) {
        tags.add(tag);
    }

    void publish() {
        published = List.copyOf(tags);
    }

    Set<String> tags() {
        return Collections.unmodifiableSet(tags);
    }

    public static void main(String[] args) {
        Tags tags = new Tags();
        tags.tag("java");
        tags.publish();
        tags.tag(Taint.source());
        // flow
        Taint.sink(tags.tags());
        // no flow
        Taint.sink(tags.published);
    }
}
