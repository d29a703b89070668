// object: objects keep their values inside the containers that hold them

import java.util.List;

class Team {
    static class Member {
        final String name;
        final String role;

        Member(String name, String role) {
            this.name = name;
            this.role = role;
        }
    }

    public static void main(String[] args) {
        List<Member> members = List.of(new Member("Ada", "lead"), new Member(Taint.source(), "guest"));
        for (Member member : members) {
            // flow
            Taint.sink(member.name);
            // no flow
            Taint.sink(member.role);
        }
    }
}
