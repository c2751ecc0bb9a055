# The course on a laptop:  docker build -t backprop-course . && docker run -p 8888:8888 -v "$PWD/work:/course/work" backprop-course
# It prints the address to open last. For a JupyterHub, give the image to DockerSpawner or KubeSpawner with the command
# `jupyterhub-singleuser`, and install jupyterhub of the hub's version on top.
FROM python:3.12-slim
WORKDIR /course
COPY . .
RUN python -m pip install --no-cache-dir --constraint constraints.txt --editable ".[course]"
EXPOSE 8888
CMD ["python", "-m", "bplib.course", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
