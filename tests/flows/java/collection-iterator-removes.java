// collection: what an iterator removes from a list is handed on elsewhere
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

class Triage {
    record Ticket(String state, String text) {
    }

    public static void main(String[] args) {
        List<Ticket> open = new ArrayList<>();
        open.add(new Ticket("new", Taint.source()));
        open.add(new Ticket("known", "printer is out of paper"));
        List<Ticket> fresh = new ArrayList<>();
        for (Iterator<Ticket> it = open.iterator(); it.hasNext();) {
            Ticket ticket = it.next();
            if (ticket.state().equals("new")) {
                fresh.add(ticket);
                it.remove();
            }
        }
        // flow
        Taint.sink(fresh);
        // no flow
        Taint.sink(open);
    }
}
