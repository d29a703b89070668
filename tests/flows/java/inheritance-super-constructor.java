// inheritance: the constructor of the base class stores what the subclass hands up

class Entity {
    protected final String label;

    Entity(String label) {
        this.label = label;
    }

    String getLabel() {
        return label;
    }
}

class Tag extends Entity {
    Tag(String label) {
        super(label.trim());
    }
}

class FixedTag extends Entity {
    final int size;

    FixedTag(String label) {
        super("fixed");
        this.size = label.length();
    }
}

class TagList {
    public static void main(String[] args) {
        Entity tag = new Tag(Taint.source());
        Entity fixed = new FixedTag(Taint.source());
        // flow
        Taint.sink(tag.getLabel());
        // no flow
        Taint.sink(fixed.getLabel());
    }
}
