# wait without operands waits for the last list, as long as $! is its process ID.
echo text > >(sleep 0.2; cat > slow); wait; cat slow
sleep 0.1 & echo text > >(sleep 0.2; cat > slow2); wait; cat slow2
echo "== its status is 0"
cat <(exit 3); wait; echo $?
