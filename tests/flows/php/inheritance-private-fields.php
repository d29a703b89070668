<?php
// inheritance: a private property of the parent and one of the same name in the child are two.
class BaseForm
{
    private string $error = 'none';

    public function baseError(): string
    {
        return $this->error;
    }
}

class LoginForm extends BaseForm
{
    private string $error = '';

    public function fail(string $reason): void
    {
        $this->error = "login: $reason";
    }

    public function loginError(): string
    {
        return $this->error;
    }
}

$form = new LoginForm();
$form->fail(source());
// flow
sink($form->loginError());
// no flow
sink($form->baseError());
