import os


def cpu():
    t=0
    for p in os.listdir('/proc'):
        if p.isdigit():
            try:
                c=open(f'/proc/{p}/cmdline').read()
                f=open(f'/proc/{p}/stat').read().rsplit(')',1)[1].split()
                if 'chromium' in c or 'playwright' in c or 'node' in c: t+=int(f[11])+int(f[12])
            except OSError: pass
    return t/100
