<?php
// Before WordPress on PHP's own server: notes each request, and answers badly where the file `trouble` says so.
$asked = $_SERVER['REQUEST_URI'];
file_put_contents(getenv('GAZETTE_LOG'), "$asked\n", FILE_APPEND);
foreach (json_decode(@file_get_contents(getenv('GAZETTE_TROUBLE')) ?: '[]', true) as $trouble) {
    if (preg_match($trouble['path'], $asked)) {
        http_response_code($trouble['status']);
        foreach ($trouble['headers'] ?? [] as $name => $value) {
            header("$name: $value");
        }
        echo $trouble['body'] ?? '';
        return true;
    }
}
$path = urldecode(parse_url($asked, PHP_URL_PATH) ?? '/');
if (is_file($_SERVER['DOCUMENT_ROOT'] . $path)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
chdir($_SERVER['DOCUMENT_ROOT']);
require 'index.php';
