<?php
// Sets up a WordPress for the trial: installs it, activates the plugin, and publishes each text of posts.json
// as its author would. Prints the posts' numbers as JSON.
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require_once 'wp-admin/includes/upgrade.php';
wp_install( 'Blog', 'admin', 'admin@lanes.example', true, '', 'a trial' );
switch_theme( 'twentytwentythree' );
$failure = activate_plugin( 'racelane/racelane.php' );
if ( is_wp_error( $failure ) ) {
	exit( $failure->get_error_message() );
}
$author = wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'a trial', 'role' => 'author' ) );
$made   = array();
foreach ( json_decode( file_get_contents( 'posts.json' ), true ) as $name => $post ) {
	wp_set_current_user( 'author' === $post['by'] ? $author : 1 );
	// What the current user may not write is removed from here on.
	kses_init();
	$made[ $name ] = wp_insert_post( wp_slash( array(
		'post_title'   => 'A race',
		'post_status'  => 'publish',
		'post_content' => $post['content'],
	) ) );
}
echo 'POSTS ' . json_encode( $made ) . "\n";
