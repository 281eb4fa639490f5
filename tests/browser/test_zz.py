import time

from playwright.sync_api import sync_playwright

from tests.browser.accessibility import check_accessibility
from tests.browser.people import ARGUMENTS, People
from tests.browser.test_zz0 import cpu

V={
 "now":[],
 "nogpurast":["--disable-gpu-rasterization"],
 "nosw":["--disable-software-rasterizer"],
 "both":["--disable-gpu-rasterization","--disable-software-rasterizer","--disable-gpu-compositing"],
 "inproc":["--in-process-gpu"],
 "limit1":["--renderer-process-limit=1"],
 "nositeiso":["--disable-site-isolation-trials","--disable-features=IsolateOrigins,site-per-process,SpareRendererForSitePerProcess"],
 "noext":["--disable-extensions","--disable-component-extensions-with-background-pages","--disable-default-apps"],
 "all":["--disable-gpu-rasterization","--disable-software-rasterizer","--in-process-gpu","--renderer-process-limit=1","--disable-site-isolation-trials"],
}
def test_z(play, server):
    with sync_playwright() as p:
      for rnd in range(2):
       for name,args in V.items():
        c0=cpu(); a0=time.time()
        b=p.chromium.launch(executable_path="/usr/bin/chromium",args=ARGUMENTS+args)
        people=People(b,server)
        page=people("ada"); page.goto(f"/sources/{play.first}/"); l=time.time()-a0
        a=time.time(); c=cpu()
        for i in range(5):
            pg=people("ada"); pg.goto(f"/sources/{play.first}/")
            if i==0: check_accessibility(pg)
        wall=time.time()-a; cp=cpu()-c
        print("V", name, "launch+1", round(l,2), "per context wall", round(wall/5,2), "cpu", round(cp/5,2))
        b.close()
    assert 0
