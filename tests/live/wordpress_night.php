<?php
// What the newsroom and its readers did since last night: the events of events.json, in order.
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
kses_remove_filters();
remove_action('post_updated', 'wp_save_post_revision');
$done = [];
foreach (json_decode(file_get_contents($GLOBALS['events_file']), true) as $event) {
    $post = $event['post'] ?? 0;
    if ($event['kind'] === 'write') {
        $story = $event['story'];
        $done[] = wp_insert_post(wp_slash([
            'post_title' => esc_html($story['title']), 'post_name' => $story['slug'], 'post_status' => 'publish',
            'post_date' => wp_date('Y-m-d H:i:s', $story['at']), 'tags_input' => $story['tags'], 'post_content' => $story['text'],
            'post_category' => array_map('wp_create_category', $story['sections']), 'comment_status' => 'open',
            'post_author' => get_user_by('login', $story['writer'])->ID,
        ]));
    } elseif ($event['kind'] === 'say') {
        $done[] = wp_insert_comment(wp_slash([
            'comment_post_ID' => $post, 'comment_author' => $event['author'], 'comment_content' => $event['text'],
            'comment_parent' => $event['parent'], 'comment_approved' => 1, 'comment_author_email' => 'r@gazette.example',
            'comment_date' => wp_date('Y-m-d H:i:s', $event['at']), 'comment_date_gmt' => gmdate('Y-m-d H:i:s', $event['at']),
        ]));
    } elseif ($event['kind'] === 'edit') {
        $done[] = wp_update_post(wp_slash(['ID' => $post, 'post_content' => get_post($post)->post_content . "\n\n" . $event['text']]));
    } elseif ($event['kind'] === 'move') {
        $done[] = wp_update_post(wp_slash(['ID' => $post, 'post_name' => $event['slug']]));
    } elseif ($event['kind'] === 'delete') {
        $done[] = wp_trash_post($post) ? $post : 0;
    } elseif ($event['kind'] === 'unsay') {
        $done[] = wp_trash_comment($event['comment']) ? $event['comment'] : 0;
    } elseif ($event['kind'] === 'theme') {
        switch_theme($event['name']);
        $done[] = 0;
    }
}
echo json_encode($done);
