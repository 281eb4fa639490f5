from tests.play import Play
from tests.speaking import new_client
def test_x(play: Play) -> None:
    c = new_client()
    c.post('/accounts/sign-in/', {'username':'maya','password':'password-of-maya'})
    r = c.generic('POST', f'/projects/{play.project}/people/', b'username=a', content_type='application/x-www-form-urlencoded; charset=utf-16')
    print(r.status_code, r.content[:300])
    r = c.generic('GET', f'/projects/{play.project}/people/?a=b', b'', content_type='text/plain; charset=hex')
    print(r.status_code, r.content[:300])
    r = c.get('/nowhere/'); print(r.status_code, r.content[:200], r.headers)
    from django.test import Client
    r = Client(enforce_csrf_checks=True).post('/projects/new/', {}); print(r.status_code, r.content[:2000], r.headers)
