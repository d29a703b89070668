<?php
// cross-file: a controller uses a service that uses a repository, each in its file.
require_once __DIR__ . '/NoteRepository.php';
require_once __DIR__ . '/NoteService.php';

$service = new NoteService(new NoteRepository());
$service->create('first', source());
// flow
sink($service->show('first'));
// no flow
sink($service->show('second'));
