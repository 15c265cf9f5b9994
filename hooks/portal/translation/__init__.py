"""What is known of each translation: original, reviewed, draft, stale or missing."""
