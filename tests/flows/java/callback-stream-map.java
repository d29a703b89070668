// callback: what map gives is what its function returns for each element

import java.util.List;
import java.util.stream.Collectors;

class People {
    record Person(String name, String role) {}

    public static void main(String[] args) {
        List<Person> people = List.of(new Person(Taint.source(), "editor"));
        List<String> names = people.stream().map(Person::name).collect(Collectors.toList());
        List<String> roles = people.stream().map(person -> person.role()).collect(Collectors.toList());
        // flow
        Taint.sink(names);
        // no flow
        Taint.sink(roles);
    }
}
