<?php
// field: a DTO is filled from a request's array, field by field.
final class SignupData
{
    private function __construct(
        public readonly string $email,
        public readonly string $role,
    ) {
    }

    public static function fromArray(array $body): self
    {
        return new self(email: $body['email'] ?? '', role: 'member');
    }

    public function toRow(): array
    {
        return ['email' => $this->email, 'role' => $this->role];
    }
}

$row = SignupData::fromArray(['email' => source(), 'role' => source()])->toRow();
// flow
sink($row['email']);
// no flow
sink($row['role']);
