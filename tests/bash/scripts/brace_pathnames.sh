# Each word is a pattern of its own.
touch a1 a2 b1 c.txt d.txt
echo {a,b}*; echo {a,b,z}?; echo *.{txt,c}; echo {c,d}.txt
echo "== no file is needed"
echo {no,such}.file
echo "== set -f"
set -f; echo {a,b}*; set +f
echo "== made by braces"
mkdir -p dir/{x,y}/{1..2}; find dir -type d | sort
touch dir/x/{1,2}/f{01..02}; find dir -type f | sort
