# A tilde that the braces put at the beginning of a word is a folder.
HOME=/home/ada
echo ~/{a,b} {~,x}/y {~/a,~/b} a{~,b} {a,~}
echo ~{/a,/b} {x:~,y}
v={~,b}; echo "$v"
