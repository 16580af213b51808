<?php
// Prints what the database holds for readers: each public post with its writer, terms, text and comments, as JSON.
$posts = get_posts(['numberposts' => -1, 'post_status' => 'publish', 'has_password' => false, 'orderby' => 'ID']);
$told = [];
foreach ($posts as $post) {
    $said = [];
    foreach (get_comments(['post_id' => $post->ID, 'status' => 'approve', 'type' => 'comment', 'orderby' => 'comment_ID', 'order' => 'ASC']) as $one) {
        $said[] = ['id' => $one->comment_ID, 'parent' => $one->comment_parent ?: null, 'author' => $one->comment_author,
            'text' => apply_filters('comment_text', get_comment_text($one), $one), 'at' => strtotime($one->comment_date_gmt . ' UTC')];
    }
    $pages = preg_split('/\s*<!--nextpage-->\s*/', $post->post_content);
    $names = fn($terms) => array_map(fn($term) => $term->name, $terms ?: []);
    $told[] = ['number' => $post->ID, 'url' => get_permalink($post), 'title' => get_the_title($post),
        'at' => strtotime($post->post_date_gmt . ' UTC'), 'date' => substr($post->post_date, 0, 10),
        'author' => get_the_author_meta('display_name', $post->post_author),
        'bio' => get_the_author_meta('description', $post->post_author),
        'sections' => $names(get_the_category($post->ID)), 'tags' => $names(get_the_tags($post->ID)),
        'pages' => array_map(fn($page) => apply_filters('the_content', $page), $pages), 'comments' => $said];
}
echo json_encode($told);
