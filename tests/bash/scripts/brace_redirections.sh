# The target of a redirection must be one word.
echo "== two words"
echo a > {x,y}; echo $?
echo a > {x,x}; echo $?
cat < {x,y}; echo $?
echo a &> {x,y}; echo $?
ls
echo "== one word"
echo a > {x..x}; cat x
echo b > {y}; cat {y}
echo c > '{z,w}'; cat '{z,w}'
echo "== beside a redirection"
echo {1,2} > z; cat z
cat {x,z} > both; cat both
