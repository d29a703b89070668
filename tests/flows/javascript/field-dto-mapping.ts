// field: a row of the database is mapped to what the client sees

interface Row {
  id: string;
  display_name: string;
  internal_note: string;
}

interface UserDto {
  id: string;
  name: string;
  note?: string;
}

function toDto(row: Row): UserDto {
  return { id: `u-${row.id}`, name: row.display_name, note: row.internal_note };
}

function respond(): void {
  const dto = toDto({ id: "12", display_name: "Ada", internal_note: source() });
  // flow
  sink(dto.note);
  // no flow
  sink(dto.name + dto.id);
}

respond();
