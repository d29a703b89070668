// collection: the last element pushed is the first popped

import java.util.ArrayDeque;
import java.util.Deque;

class UndoStack {
    public static void main(String[] args) {
        Deque<String> stack = new ArrayDeque<>();
        stack.push("initial");
        stack.push(Taint.source());
        String newest = stack.pop();
        String oldest = stack.pop();
        // flow
        Taint.sink(newest);
        // no flow
        Taint.sink(oldest);
    }
}
