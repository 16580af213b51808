<?php
// Publishes the newspaper of gazette.json in a fresh WordPress, by WordPress's own functions.
// Attachments are files of one pixel; WordPress gives each a page of its own.
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
wp_suspend_cache_invalidation(true);
remove_action('post_updated', 'wp_save_post_revision');
kses_remove_filters();
$paper = json_decode(file_get_contents($GLOBALS['gazette_file']), true);
$writers = [];
foreach ($paper['writers'] as $writer) {
    $writers[$writer['login']] = wp_insert_user([
        'user_login' => $writer['login'], 'user_pass' => 'secret', 'display_name' => wp_slash($writer['name']),
        'nickname' => $writer['login'], 'description' => wp_slash($writer['bio']), 'role' => 'author',
        'user_email' => $writer['login'] . '@gazette.example',
    ]);
}
$pixel = base64_decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==');
foreach ($paper['stories'] as $number => $story) {
    $sections = array_map(fn($name) => wp_create_category($name), $story['sections']);
    $at = wp_date('Y-m-d H:i:s', $story['at']);
    $post = wp_insert_post(wp_slash([
        'post_title' => esc_html($story['title']), 'post_name' => $story['slug'], 'post_date' => $at,
        'post_type' => $story['kind'] === 'page' ? 'page' : 'post', 'comment_status' => 'open',
        'post_status' => $story['kind'] === 'draft' ? 'draft' : 'publish', 'post_category' => $sections,
        'post_password' => $story['kind'] === 'protected' ? 'sesame' : '', 'tags_input' => $story['tags'],
        'post_author' => $writers[$story['writer']], 'post_content' => $story['text'],
    ]));
    if ($story['picture']) {
        $file = wp_upload_bits($story['picture'], null, $pixel, gmdate('Y/m', $story['at']));
        wp_insert_attachment(['post_title' => $story['picture'], 'post_mime_type' => 'image/png', 'post_date' => $at,
            'post_author' => $writers[$story['writer']], 'post_status' => 'inherit'], $file['file'], $post);
        $text = str_replace("@{$story['picture']}@", $file['url'], $story['text']);
        wp_update_post(wp_slash(['ID' => $post, 'post_content' => $text]));
        if ($number % 2) {
            set_post_thumbnail($post, get_children(['post_parent' => $post, 'fields' => 'ids'])[0] ?? 0);
        }
    }
    $said = [];
    foreach ($story['comments'] as $one) {
        $said[] = wp_insert_comment(wp_slash([
            'comment_post_ID' => $post, 'comment_author' => $one['author'], 'comment_content' => $one['text'],
            'comment_parent' => $one['answers'] === null ? 0 : $said[$one['answers']],
            'comment_type' => $one['kind'] === 'pingback' ? 'pingback' : 'comment',
            'comment_approved' => ['held' => 0, 'spam' => 'spam'][$one['kind']] ?? 1,
            'comment_author_url' => $one['url'], 'comment_author_email' => md5($one['author']) . '@gazette.example',
            'comment_date' => wp_date('Y-m-d H:i:s', $one['at']), 'comment_date_gmt' => gmdate('Y-m-d H:i:s', $one['at']),
        ]));
    }
}
