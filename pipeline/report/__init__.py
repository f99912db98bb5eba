"""Views: findings and counts in, text out. Nothing here reads, writes or colours anything."""
