<?php
// field: a form's array is mapped to the fields of a readonly object.
final class SignUp
{
    private function __construct(
        public readonly string $name,
        public readonly string $plan,
    ) {
    }

    public static function fromForm(array $form): self
    {
        return new self(
            name: $form['name'] ?? 'anonymous',
            plan: 'free',
        );
    }
}

$signUp = SignUp::fromForm(['name' => source(), 'plan' => source()]);
// flow
sink("INSERT INTO users (name) VALUES ('{$signUp->name}')");
// no flow
sink("INSERT INTO plans (plan) VALUES ('{$signUp->plan}')");
