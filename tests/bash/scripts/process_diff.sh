# diff and comm of two lists: the most common use.
diff <(printf 'a\nb\n') <(printf 'a\nc\n'); echo $?
diff <(echo same) <(echo same); echo $?
comm -12 <(printf 'a\nb\nd\n') <(printf 'b\nc\nd\n')
echo b > file; echo a >> file
diff file <(sort file); echo $?
join <(printf '1 a\n2 b\n') <(printf '1 x\n2 y\n')
