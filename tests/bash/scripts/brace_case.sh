# In case braces are text.
case {a,b} in {a,b}) echo text ;; a) echo a ;; esac
case a in {a,b}) echo expanded ;; *) echo text ;; esac
case a in {a..c}) echo expanded ;; *) echo text ;; esac
case 2 in {1..3}|2) echo two ;; esac
case {1..2}x in {1..2}?) echo pattern ;; esac
