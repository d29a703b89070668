// alias: one object is a part of two others, a second one of only one of them

class Drawing {
    static class Pen {
        String colour = "black";
    }

    static class Shape {
        final Pen pen;

        Shape(Pen pen) {
            this.pen = pen;
        }
    }

    public static void main(String[] args) {
        Pen shared = new Pen();
        Shape circle = new Shape(shared);
        Shape square = new Shape(shared);
        Shape triangle = new Shape(new Pen());
        circle.pen.colour = Taint.source();
        // flow
        Taint.sink(square.pen.colour);
        // no flow
        Taint.sink(triangle.pen.colour);
    }
}
