# differs on purpose: without job control a job has /dev/null as its input before its own redirections
# are made (POSIX XCU 2.9.3.1), also inside { } <file, and <&0 copies that. dash does the same. bash
# keeps the input if there is any redirection of it, outside or inside, and for a pipeline.
printf '%s\n' one two three >input
{ cat & wait $!; read -r line; echo "the shell: $line"; } <input
exec <input
cat <&0 & wait $!
read -r line; echo "the shell: $line"
cat | tr a-z A-Z & wait $!
read -r line; echo "the shell: $line"
