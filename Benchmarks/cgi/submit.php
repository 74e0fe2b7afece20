<?php
// What docket-cgi does for the tickets of one form, as a PHP script does it: see submit.c.
declare(strict_types=1);

const QUESTIONS = [  // name in HTML, which is the ticket's attribute too => label, required
    'customer_name' => ['Your name', true],
    'email' => ['Email address', true],
    'phone' => ['Phone', false],
    'company' => ['Company', false],
    'subject' => ['Subject', true],
    'description' => ['Your question', true],
];

$answers = [];
foreach (QUESTIONS as $name => [$label, $required]) {
    $value = str_replace("\r\n", "\n", $_POST[$name] ?? '');
    if ($value !== '') {
        $answers[] = [$name, $label, $value];
    } elseif ($required) {
        http_response_code(422);
        exit("A required answer is missing.\n");
    }
}

$home = getenv('DOCKET_HOME') ?: '/var/lib/docket';
$database = new PDO("sqlite:$home/tickets.db", options: [PDO::ATTR_TIMEOUT => 5]);
$database->exec('PRAGMA journal_mode = WAL');
$database->exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
if ($database->query('PRAGMA user_version')->fetchColumn() < 3) {
    http_response_code(503);
    exit("An older version of the schema.\n");
}

$token = strtr(base64_encode(random_bytes(18)), '+/', '-_');
$now = (int) (microtime(true) * 1000);
$database->exec('BEGIN IMMEDIATE');
$database->prepare(
    'INSERT INTO tickets (token, team, channel, stage, priority, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)'
)->execute([$token, 'care', 'form', 'New', 0, $now]);
$number = (int) $database->lastInsertId();
$insertion = $database->prepare(
    'INSERT INTO answers (ticket, position, attribute, name, label, value, is_constant) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)'
);
foreach ($answers as $position => [$name, $label, $value]) {
    $insertion->execute([$number, $position, $name, $name, $label, $value, 0]);
}
$database->prepare(
    'INSERT INTO history (ticket, at, actor, event, old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)'
)->execute([$number, $now, 'customer', 'created', null, null]);
$database->exec('COMMIT');

header('Cache-Control: no-store');
header("Location: {$_SERVER['SCRIPT_NAME']}/tickets/$token", true, 303);
// PHP closes the database at the end of the script.
