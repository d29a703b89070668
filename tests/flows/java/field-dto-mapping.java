// field: an entity is mapped to a transfer object, field by field

class UserEntity {
    String login;
    String displayName;
    String comment;
}

class UserDto {
    private String name;
    private String note = "";

    static UserDto from(UserEntity entity) {
        UserDto dto = new UserDto();
        dto.setName(entity.displayName);
        dto.setNote(entity.login);
        return dto;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    String getNote() {
        return note;
    }

    void setNote(String note) {
        this.note = note;
    }
}

class UserController {
    public static void main(String[] args) {
        UserEntity entity = new UserEntity();
        entity.login = "ada";
        entity.displayName = Taint.source();
        entity.comment = Taint.source();
        UserDto dto = UserDto.from(entity);
        // flow
        Taint.sink(dto.getName());
        // no flow
        Taint.sink(dto.getNote());
    }
}
