// inheritance: fields are not overridden, the static type of the object decides which one is read

class Parent {
    String caption = "fixed";
}

class Child extends Parent {
    String caption = Taint.source();
}

class Captions {
    public static void main(String[] args) {
        Child child = new Child();
        Parent asParent = child;
        // flow
        Taint.sink(child.caption);
        // no flow
        Taint.sink(asParent.caption);
    }
}
