# Here-documents and here-strings beside and inside.
cat <(cat <<E
inside )
E
)
cat - <(echo behind) <<E
before
E
cat <(cat <<< string) - <<< other
cat <(cat <<-E
	tabs
	E
) <(cat <<'E'
$quoted
E
)
